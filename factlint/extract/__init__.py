"""Reading values out of news prose and binding them to what they are about."""
