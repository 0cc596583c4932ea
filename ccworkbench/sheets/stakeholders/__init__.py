"""The sheets of chapter 3: stakeholders, the communication plan and meetings."""
