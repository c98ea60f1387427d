/** A kind of picture that Medium takes (medium-api-docs, 3.4). */
export interface ImageType {
	mimeType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/tiff';
	extension: string;
}

/** How many bytes of a picture tell what it is. */
export const SIGNATURE_BYTES = 8;

const SIGNATURES: ReadonlyArray<ImageType & { bytes: readonly number[] }> = [
	{
		mimeType: 'image/png',
		extension: 'png',
		bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
	},
	{ mimeType: 'image/jpeg', extension: 'jpg', bytes: [0xff, 0xd8, 0xff] },
	{ mimeType: 'image/gif', extension: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
	{ mimeType: 'image/tiff', extension: 'tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
	{ mimeType: 'image/tiff', extension: 'tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** Tells by its first bytes what a picture is, whatever its name says; undefined for all others. */
export function detectImageType(head: Uint8Array): ImageType | undefined {
	const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
	return found && { mimeType: found.mimeType, extension: found.extension };
}
