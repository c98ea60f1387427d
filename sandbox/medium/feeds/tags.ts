/** A tag as it stands in addresses and in feeds. */
export function tagSlug(tag: string): string {
	return tag
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}
