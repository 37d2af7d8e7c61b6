"""The lists of after-sales service and complaints: what is done, how it stands, which step was made."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

SERVICE_KIND = Choices(
    "service_kind",
    {
        "install": N_("Installation"),
        "repair": N_("Repair"),
        "maintenance": N_("Maintenance"),
        "training": N_("Training"),
        "inspection": N_("Inspection"),
        "return": N_("Taking back"),
        "visit": N_("Visit"),
    },
)
URGENCY = Choices(
    "urgency",
    {"urgent": N_("Urgent"), "normal": N_("Normal"), "low": N_("Can wait")},
    fixed=True,
)
REQUEST_STATE = Choices(
    "request_state",
    {
        "open": N_("Open"),
        "dispatched": N_("Under way"),
        "done": N_("Done"),
        "cancelled": N_("Cancelled"),
    },
    fixed=True,
)
DISPATCH_STATE = Choices(
    "dispatch_state",
    {
        "draft": N_("Draft"),
        "submitted": N_("Submitted"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "assigned": N_("Assigned"),
        "in_progress": N_("Under way"),
        "done": N_("Done"),
        "checked": N_("Checked with the client"),
        "closed": N_("Closed"),
        "cancelled": N_("Cancelled"),
    },
    fixed=True,
)
DISPATCH_MOVE = Choices(
    "dispatch_move",
    {
        "submit": N_("Submit"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "reopen": N_("Back to draft"),
        "assign": N_("Assign"),
        "start": N_("Begin"),
        "finish": N_("Done"),
        "check": N_("Checked with the client"),
        "close": N_("Close"),
        "cancel": N_("Cancel"),
    },
    fixed=True,
)
SATISFACTION = Choices(
    "satisfaction",
    {
        "90": N_("Very satisfied"),
        "60": N_("Satisfied"),
        "30": N_("Fairly satisfied"),
        "0": N_("Basically acceptable"),
        "-30": N_("Fairly dissatisfied"),
        "-60": N_("Dissatisfied"),
        "-90": N_("Very dissatisfied"),
    },
    fixed=True,
)
COMPLAINT_KIND = Choices(
    "complaint_kind",
    {
        "product": N_("Product or quality"),
        "delivery": N_("Delivery"),
        "service": N_("Service"),
        "price": N_("Price or bill"),
        "people": N_("How we behaved"),
        "promise": N_("A promise that was not kept"),
        "other": N_("Other"),
    },
)
COMPLAINT_CAUSE = Choices(
    "complaint_cause",
    {
        "no_effect": N_("Service without the expected effect"),
        "fault": N_("A fault in how it was done"),
        "out_of_range": N_("A need outside our range"),
    },
    fixed=True,
)
COMPLAINT_STATE = Choices(
    "complaint_state",
    {
        "received": N_("Received"),
        "acknowledged": N_("Acknowledged"),
        "investigating": N_("Being looked into"),
        "proposed": N_("Solution proposed"),
        "resolved": N_("Resolved, the client agrees"),
        "closed": N_("Closed"),
        "rejected": N_("Rejected"),
        "withdrawn": N_("Withdrawn"),
    },
    fixed=True,
)
COMPLAINT_MOVE = Choices(
    "complaint_move",
    {
        "acknowledge": N_("Acknowledge"),
        "investigate": N_("Look into it"),
        "propose": N_("Propose a solution"),
        "resolve": N_("The client agrees"),
        "close": N_("Close"),
        "reject": N_("Reject"),
        "withdraw": N_("Withdrawn by the client"),
        "reopen": N_("Open again"),
    },
    fixed=True,
)
COMPLAINT_OUTCOME = Choices(
    "complaint_outcome",
    {
        "no_change": N_("Nothing is to be changed"),
        "correction": N_("Something is to be corrected"),
        "prevention": N_("It is to be prevented from now on"),
    },
    fixed=True,
)
ESCALATED_TO = Choices(
    "escalated_to",
    {
        "none": N_("Nobody"),
        "association": N_("Consumer association"),
        "regulator": N_("Regulator"),
        "court": N_("Court"),
        "media": N_("Media"),
    },
)
ITEM_STATE = Choices(
    "item_state",
    {
        "in_use": N_("In use"),
        "replaced": N_("Replaced"),
        "returned": N_("Given back"),
        "scrapped": N_("Scrapped"),
    },
    fixed=True,
)
PLAN_STATE = Choices(
    "plan_state",
    {"active": N_("In force"), "paused": N_("Paused"), "ended": N_("Ended")},
    fixed=True,
)
WEEKDAY = Choices(
    "weekday",
    {
        "1": N_("Monday"),
        "2": N_("Tuesday"),
        "3": N_("Wednesday"),
        "4": N_("Thursday"),
        "5": N_("Friday"),
        "6": N_("Saturday"),
        "7": N_("Sunday"),
    },
    fixed=True,
)
