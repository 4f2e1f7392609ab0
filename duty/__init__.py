"""What the law says: duties, intervals, status and reasons. Standard library only, no clock, no input or output."""
