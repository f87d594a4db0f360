"""What keeps runs going while nobody looks: servers, schedules, turns, retries, hooks, logs, health."""
