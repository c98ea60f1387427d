/** The first bytes of the four formats that Medium accepts (api.md 3.3). The file name does not matter. */
const SIGNATURES = [
	{ contentType: 'image/png', extension: 'png', starts: ['89504e470d0a1a0a'] },
	{ contentType: 'image/jpeg', extension: 'jpeg', starts: ['ffd8ff'] },
	{ contentType: 'image/gif', extension: 'gif', starts: ['474946383761', '474946383961'] },
	{ contentType: 'image/tiff', extension: 'tiff', starts: ['49492a00', '4d4d002a'] },
] as const;

export type ImageFormat = { contentType: string; extension: string };

/** The format of a picture, or undefined if Medium does not accept it. */
export function imageFormatOf(bytes: Buffer): ImageFormat | undefined {
	const start = bytes.subarray(0, 8).toString('hex');
	return SIGNATURES.find(({ starts }) => starts.some((one) => start.startsWith(one)));
}
