SELECT trigger_name FROM information_schema.triggers
WHERE trigger_schema = DATABASE() AND event_object_table = :table AND event_manipulation = 'UPDATE'
ORDER BY trigger_name
