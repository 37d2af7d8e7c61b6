"""After-sales service: what was sold and stands somewhere, what is asked for, who is sent, and complaints."""
