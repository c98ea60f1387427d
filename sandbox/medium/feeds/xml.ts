/** Text in a CDATA section, as Medium's feeds have nearly all of theirs. */
export function cdata(text: string): string {
	return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Text outside of one, and in attributes; `'` as a number, as Medium writes it. */
export function escapeXml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** The same with everything beyond ASCII as numbers: teasers come like that. */
export function escapeAll(text: string): string {
	return escapeXml(text).replace(
		/[^\0-\x7f]/gu,
		(character) => `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`,
	);
}
