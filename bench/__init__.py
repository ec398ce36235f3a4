"""Quality and speed, measured against the data beside the checkout (../shared) and against composed pages."""
