// Turns the root machine into what Moddable's linker leaves in flash: built-ins, preloaded modules and their
// constants, which a clone reads in place. Only what can still change costs the clone an alias (a pointer each).
#include "engine.h"

typedef void (*SlotVisitor)(txMachine* the, txSlot* slot);

static void each_slot(txMachine* the, SlotVisitor visit)
{
	for (txSlot* heap = the->firstHeap; heap; heap = heap->next)
		for (txSlot* slot = heap + 1; slot < heap->value.reference; slot++)
			visit(the, slot);
}

void open_root(txMachine* root)
{
	// The global's lookup cache would be written by every clone: linked firmware has an ordinary object here.
	txSlot* global = root->stackTop[-1 - mxGlobalStackIndex].value.reference;
	global->next = global->next->next;
	global->flag &= ~XS_EXOTIC_FLAG;
}

static void lock_property(txSlot* property)
{
	if (property->kind != XS_ACCESSOR_KIND)
		property->flag |= XS_DONT_SET_FLAG;
	property->flag |= XS_DONT_DELETE_FLAG;
}

static int is_locked(txSlot* property)
{
	return (property->flag & XS_DONT_DELETE_FLAG)
		&& ((property->kind == XS_ACCESSOR_KIND) || (property->flag & XS_DONT_SET_FLAG));
}

static void freeze(txMachine* the, txSlot* instance)
{
	instance->flag |= XS_DONT_PATCH_FLAG;
	for (txSlot* property = instance->next; property; property = property->next) {
		if (property->kind == XS_ARRAY_KIND) {
			txSlot* item = property->value.array.address;
			for (txIndex i = fxGetIndexSize(the, property); i > 0; i--)
				lock_property(item++);
		}
		else
			lock_property(property);
	}
}

static int is_frozen(txMachine* the, txSlot* instance)
{
	if (!(instance->flag & XS_DONT_PATCH_FLAG))
		return 0;
	for (txSlot* property = instance->next; property; property = property->next) {
		if (property->kind == XS_ARRAY_KIND) {
			txSlot* item = property->value.array.address;
			for (txIndex i = fxGetIndexSize(the, property); i > 0; i--)
				if (!is_locked(item++))
					return 0;
		}
		else if (!is_locked(property))
			return 0;
	}
	return 1;
}

// The root's own bookkeeping, which it still writes while modules are preloaded.
static int is_bookkeeping(txMachine* the, txSlot* instance)
{
	txSlot* realm = mxModuleInstanceInternal(mxProgram.value.reference)->value.module.realm;
	if (instance == realm)
		return 1;
	for (txSlot* property = realm->next; property; property = property->next)
		if ((property->kind == XS_REFERENCE_KIND) && (property->value.reference == instance))
			return 1;
	for (int i = 0; i <= mxInstanceInspectorsStackIndex; i++) {
		txSlot* slot = &the->stackTop[-1 - i];
		if ((slot->kind == XS_REFERENCE_KIND) && (slot->value.reference == instance))
			return 1;
	}
	return 0;
}

static void freeze_builtin(txMachine* the, txSlot* slot)
{
	if ((slot->kind == XS_INSTANCE_KIND) && !is_bookkeeping(the, slot))
		freeze(the, slot);
}

void freeze_builtins(txMachine* root)
{
	fxCollectGarbage(root);
	each_slot(root, freeze_builtin);
}

static void freeze_prototype(txMachine* the, txSlot* constructor)
{
	for (txSlot* property = constructor->next; property; property = property->next)
		if ((property->ID == mxID(_prototype)) && (property->kind == XS_REFERENCE_KIND))
			freeze(the, property->value.reference);
}

// What the linker makes constant of a preloaded module. Plain objects and arrays are not: a program may
// change them, so they are copied on their first write.
static void freeze_preloaded(txMachine* the, txSlot* slot)
{
	txSlot* internal = slot->next;
	if ((slot->kind != XS_INSTANCE_KIND) || !internal || !(internal->flag & XS_INTERNAL_FLAG))
		return;
	switch (internal->kind) {
	case XS_CALLBACK_KIND:
	case XS_CALLBACK_X_KIND:
	case XS_CODE_KIND:
	case XS_CODE_X_KIND:
		freeze(the, slot);
		freeze_prototype(the, slot);
		break;
	case XS_ARRAY_BUFFER_KIND:
	case XS_DATA_VIEW_KIND:
	case XS_HOST_KIND:
	case XS_MAP_KIND:
	case XS_PROMISE_KIND:
	case XS_PROXY_KIND:
	case XS_REGEXP_KIND:
	case XS_SET_KIND:
	case XS_TYPED_ARRAY_KIND:
	case XS_WEAK_MAP_KIND:
	case XS_WEAK_REF_KIND:
	case XS_WEAK_SET_KIND:
		freeze(the, slot);
		break;
	default:
		if (internal->ID == XS_ENVIRONMENT_BEHAVIOR)
			freeze(the, slot);
	}
}

static void number_instance(txMachine* the, txSlot* slot)
{
	if (slot->kind == XS_INSTANCE_KIND)
		slot->ID = is_frozen(the, slot) ? XS_NO_ID : the->aliasCount++;
	else if (slot->kind == XS_CLOSURE_KIND)
		slot->value.closure->ID = XS_NO_ID;
}

static int is_function(txSlot* slot)
{
	txSlot* internal = slot->kind == XS_REFERENCE_KIND ? slot->value.reference->next : C_NULL;
	return internal && ((internal->kind == XS_CODE_KIND) || (internal->kind == XS_CODE_X_KIND)
		|| (internal->kind == XS_CALLBACK_KIND) || (internal->kind == XS_CALLBACK_X_KIND));
}

static void number_closure(txMachine* the, txSlot* slot)
{
	txSlot* variable;
	if (slot->kind != XS_CLOSURE_KIND)
		return;
	variable = slot->value.closure;
	if (is_function(variable))
		variable->flag |= XS_DONT_SET_FLAG;
	if (variable->flag & XS_DONT_SET_FLAG) {
		variable->flag |= XS_DONT_DELETE_FLAG;
		return;
	}
	if (variable->ID == XS_NO_ID)
		variable->ID = the->aliasCount++;
	slot->flag &= ~XS_DONT_SET_FLAG;
}

// In rom every value takes its X kind: the clone's collector must neither mark nor move what is behind it.
static void petrify(txMachine* the, txSlot* slot)
{
	switch (slot->kind) {
	case XS_BIGINT_KIND: slot->kind = XS_BIGINT_X_KIND; break;
	case XS_CALLBACK_KIND: slot->kind = XS_CALLBACK_X_KIND; break;
	case XS_CODE_KIND: slot->kind = XS_CODE_X_KIND; break;
	case XS_KEY_KIND: slot->kind = XS_KEY_X_KIND; break;
	case XS_STRING_KIND: slot->kind = XS_STRING_X_KIND; break;
	case XS_ARRAY_KIND: {
		txSlot* item = slot->value.array.address;
		for (txIndex i = fxGetIndexSize(the, slot); i > 0; i--)
			petrify(the, item++);
	} break;
	}
}

void seal_root(txMachine* root)
{
	each_slot(root, freeze_preloaded);
	// fxShareMachine makes slots while the realm is already unreachable: it must not have to collect for them.
	fxCollectGarbage(root);
	fxShareMachine(root);
	// fxShareMachine numbers aliases from 0, but 0 means "not aliased", and it unlocks variables while it is
	// still looking for what is frozen: number again.
	root->aliasCount = 1;
	each_slot(root, number_instance);
	each_slot(root, number_closure);
	each_slot(root, petrify);
	for (txSlot* slot = root->stack; slot < root->stackTop; slot++)
		petrify(root, slot);
}
