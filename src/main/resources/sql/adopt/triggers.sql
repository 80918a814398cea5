-- Triggers on these tables; the server shows them only to accounts with the right TRIGGER.
SELECT event_object_table AS table_name, trigger_name AS name, LOWER(action_timing) AS timing, LOWER(event_manipulation) AS event
FROM information_schema.triggers
WHERE event_object_schema = DATABASE() AND event_object_table IN (:tables)
ORDER BY event_object_table, trigger_name
