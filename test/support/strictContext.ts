/** Keys that JavaScript and jest read from any object to detect its type. */
const PROBES: Array<string | symbol> = [
	'then',
	'toJSON',
	'asymmetricMatch',
	'$$typeof',
	'nodeType',
];

/**
 * Creates a mock of one of n8n's contexts with the members that a test defines. Reading any other
 * member, at any depth, throws an error that names it, so a test cannot pass by accident because
 * something is undefined.
 *
 * ```ts
 * const context = strictContext<IExecuteFunctions>({
 * 	getNode: () => node,
 * 	helpers: { httpRequest: async () => ({ ok: true }) },
 * });
 * ```
 *
 * A member that is defined as `undefined` counts as defined. Arrays, functions and class instances
 * are returned unchanged; plain objects are strict too.
 */
export function strictContext<Context extends object>(
	members: DeepPartial<Context>,
	name = 'context',
): Context {
	return strict(members, name) as Context;
}

/** Any part of a context, at any depth. Functions are complete or absent. */
export type DeepPartial<Type> = Type extends (...args: never[]) => unknown
	? Type
	: Type extends object
		? { [Key in keyof Type]?: DeepPartial<Type[Key]> }
		: Type;

function strict(members: object, path: string): object {
	return new Proxy(members, {
		get(target, key, receiver): unknown {
			if (!(key in target)) {
				if (typeof key === 'symbol' || PROBES.includes(key)) return undefined;
				throw new Error(`${path}.${key} was used, but the test does not define it`);
			}
			const value: unknown = Reflect.get(target, key, receiver);
			return isPlainObject(value) ? strict(value, `${path}.${String(key)}`) : value;
		},
		set(_target, key): never {
			throw new Error(`${path}.${String(key)} was written to, but a context is read-only`);
		},
	});
}

function isPlainObject(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false;
	return Object.getPrototypeOf(value) === Object.prototype;
}
