"""What Medicare pays for a code: from the concepts of its fee schedules to amounts, exact and explained."""
