"""The kinds of record of after-sales service."""

from clientdesk.dossier.fields import WORK, Kind
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.installed import InstalledItem
from clientdesk.dossier.service.plan import ServicePlan
from clientdesk.dossier.service.request import ServiceRequest
from clientdesk.i18n import N_

REQUEST = Kind(
    "service_request",
    N_("Service request"),
    N_("Service requests"),
    sections=(ServiceRequest,),
    title=ServiceRequest.subject,
    lists={
        "sort": (ServiceRequest.date,),
        "stage": (ServiceRequest.state,),
        "class": (ServiceRequest.urgency,),
        "company": (ServiceRequest.client,),
    },
    prefix="FW",
    role=WORK,
    dated=ServiceRequest.date,
)
DISPATCH = Kind(
    "dispatch",
    N_("Dispatch"),
    N_("Dispatches"),
    sections=(Dispatch,),
    title=Dispatch.subject,
    lists={
        "sort": (Dispatch.date,),
        "stage": (Dispatch.state,),
        "class": (Dispatch.kind,),
        "company": (Dispatch.client,),
    },
    prefix="PQ",
    role=WORK,
    currency=Dispatch.currency,
    dated=Dispatch.date,
)
COMPLAINT = Kind(
    "complaint",
    N_("Complaint"),
    N_("Complaints"),
    sections=(Complaint,),
    title=Complaint.subject,
    lists={
        "sort": (Complaint.date,),
        "owner": (Complaint.owner,),
        "stage": (Complaint.state,),
        "class": (Complaint.kind,),
        "company": (Complaint.client,),
    },
    prefix="TS",
    role=WORK,
    currency=Complaint.currency,
    dated=Complaint.date,
)
INSTALLED_ITEM = Kind(
    "installed_item",
    N_("Installed item"),
    N_("Installed items"),
    sections=(InstalledItem,),
    title=InstalledItem.name,
    lists={
        "sort": (InstalledItem.warranty_to,),
        "stage": (InstalledItem.state,),
        "class": (InstalledItem.serial,),
        "company": (InstalledItem.client,),
    },
    prefix="AZ",
    role=WORK,
)
SERVICE_PLAN = Kind(
    "service_plan",
    N_("Service plan"),
    N_("Service plans"),
    sections=(ServicePlan,),
    title=ServicePlan.name,
    lists={
        "sort": (ServicePlan.begins,),
        "stage": (ServicePlan.state,),
        "class": (ServicePlan.kind,),
        "company": (ServicePlan.client,),
    },
    prefix="JH",
    role=WORK,
)
SERVICE_KINDS = (REQUEST, DISPATCH, COMPLAINT, INSTALLED_ITEM, SERVICE_PLAN)
SERVICE_NAMES = frozenset(kind.name for kind in SERVICE_KINDS)
