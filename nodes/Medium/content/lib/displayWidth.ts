/** How many columns a text takes in a monospaced font: East Asian wide letters and emoji take two. */
export function displayWidth(value: string): number {
	// Most cells are plain.
	if (/^[\x20-\x7e]*$/.test(value)) return value.length;
	let width = 0;
	for (const { segment } of new Intl.Segmenter().segment(value)) width += widthOf(segment);
	return width;
}

/** Unicode Standard Annex #11, the ranges of W and F; emoji that are drawn as such. */
const WIDE =
	/^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{20000}-\u{3FFFD}]|^\p{Emoji_Presentation}|^\p{Emoji}\uFE0F/u;

function widthOf(character: string): number {
	if (WIDE.test(character)) return 2;
	// Marks that stand over others, joiners, and the like.
	return /^[\p{M}\p{Cf}\p{Cc}]+$/u.test(character) ? 0 : 1;
}

/** Fills a text up to a number of columns. */
export function pad(value: string, width: number, align: 'left' | 'right' | 'center'): string {
	const missing = Math.max(0, width - displayWidth(value));
	if (align === 'left') return value + ' '.repeat(missing);
	if (align === 'right') return ' '.repeat(missing) + value;
	const before = Math.floor(missing / 2);
	return ' '.repeat(before) + value + ' '.repeat(missing - before);
}
