"""Files of strangers are opened in processes of their own, with bounds on time and memory."""
