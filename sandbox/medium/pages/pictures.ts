import { pictureAddress } from '../addresses.ts';
import { CDN_HOST } from '../hosts.ts';
import type { Store } from '../store.ts';
import type { PictureView } from '../story/render.ts';

/** Browsers show these; TIFF they do not. */
const SHOWN = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * How the pages show a picture. Those uploaded here come from this very server, so that a browser
 * that does not go through the proxy sees them; the sandbox fetches nothing from the internet.
 */
export function pictureViewer(store: Store): (url: string) => PictureView {
	return (address) => {
		const url = new URL(address);
		if (url.hostname !== CDN_HOST) {
			return {
				note: 'Medium copies this picture to its own servers; the sandbox does not fetch it.',
			};
		}
		const image = store.images.get(uploadedName(url.pathname));
		if (image === undefined) return { note: 'This picture was not uploaded to this sandbox.' };
		if (!SHOWN.includes(image.contentType)) {
			return { note: 'Medium converts TIFF pictures; browsers cannot show them as they are.' };
		}
		return { src: `/${pictureAddress(image.name)}` };
	};
}

/** The name of a picture in the last segment of its path; sizes may stand before it. */
export function uploadedName(path: string): string {
	const last = path.split('/').at(-1) ?? '';
	return last.replaceAll('%2A', '*').replaceAll('%2a', '*');
}
