const SUPERSCRIPT = new Map(
	zip(
		'0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
		'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ',
	),
);
const SUBSCRIPT = new Map(
	zip('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'),
);

/** A text in raised letters: Unicode's where it has all of them, `^(…)` where it has not. */
export function toSuperscript(value: string): string {
	return translate(value, SUPERSCRIPT) ?? `^(${value})`;
}

/** A text in lowered letters: Unicode's where it has all of them, `_(…)` where it has not. */
export function toSubscript(value: string): string {
	return translate(value, SUBSCRIPT) ?? `_(${value})`;
}

function translate(value: string, letters: Map<string, string>): string | undefined {
	let result = '';
	for (const letter of value) {
		const small = letters.get(letter);
		if (small === undefined) return undefined;
		result += small;
	}
	return result;
}

function zip(from: string, to: string): Array<[string, string]> {
	const targets = [...to];
	return [...from].map((letter, index) => [letter, targets[index]!]);
}
