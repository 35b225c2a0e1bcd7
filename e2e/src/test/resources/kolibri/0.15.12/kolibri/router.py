"""Each model has its own database."""
ELSEWHERE = {
    'syncqueue': 'syncqueue',
    'networklocation': 'networklocation',
    'notification': 'notifications',
    'job': 'job_storage',
}


class ByModel:
    def db_for_read(self, model, **hints):
        return ELSEWHERE.get(model._meta.model_name, 'default')

    db_for_write = db_for_read

    def allow_migrate(self, db, app_label, model_name=None, target=None, **hints):
        if target:
            return db == target
        return db == ELSEWHERE.get(model_name, 'default') if model_name else None
