"""Triggers by which the database itself refuses to forget, whoever asks: actions, the shell, raw SQL."""

import pgtrigger


def never_deleted() -> pgtrigger.Trigger:
    return pgtrigger.Protect(name="is_never_deleted", operation=pgtrigger.Delete)


def never_emptied() -> pgtrigger.Trigger:
    """TRUNCATE fires no row trigger; it needs one of its own."""
    return pgtrigger.Trigger(
        name="is_never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
    )


def never_changed(*, but: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """Nothing in a row may change, save the columns named (which another trigger lets change once)."""
    return pgtrigger.Protect(
        name="is_never_changed",
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(exclude=list(but)) if but else None,
    )


def written_once(column: str) -> pgtrigger.Trigger:
    """When the column has its value, the row is closed for good."""
    return pgtrigger.Protect(
        name=f"{column}_is_written_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(**{f"old__{column}__isnull": False}),
    )


def kept_once_written(column: str, *with_it: str) -> pgtrigger.Trigger:
    """When the column has its value, it and those named with it stay; the rest of the row is another trigger's."""
    changed = pgtrigger.Q()
    for name in (column, *with_it):
        changed |= pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
    return pgtrigger.Protect(
        name=f"{column}_is_kept",
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(**{f"old__{column}__isnull": False}) & changed,
    )
