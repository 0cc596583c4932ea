"""What a user does, one function a step: the window and the command line call the same. No Qt, no session."""
