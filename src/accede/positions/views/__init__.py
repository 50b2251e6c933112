"""Pages of consultations, positions and the log of advocacy."""
