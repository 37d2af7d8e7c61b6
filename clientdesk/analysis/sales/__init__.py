"""What opportunities tell: the funnel, the forecast, what is won and why the rest is lost."""
