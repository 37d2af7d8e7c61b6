"""The windows: the only place that knows Qt."""

from clientdesk.ui.lasting import guard

guard()
