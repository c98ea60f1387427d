/**
 * Copies data deeply: objects, lists and plain values, which is all that trees of texts hold. Takes
 * the place of a library at build time that looks for the surroundings it runs in, which n8n forbids
 * (`gulpfile.js`).
 */
export default function cloneData(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(cloneData);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cloneData(one)]));
}
