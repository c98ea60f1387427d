import { pictureAddress } from '../addresses.ts';
import { CDN_HOST } from '../hosts.ts';
import type { Store } from '../store.ts';
import type { PictureView } from '../story/render.ts';

/** The formats that browsers show: all but TIFF. */
const BROWSER_FORMATS = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * How the pages show a picture. Uploaded pictures come from this server, so a browser shows them
 * without the proxy. The sandbox does not download pictures from the internet.
 */
export function pictureViewer(store: Store): (url: string) => PictureView {
	return (address) => {
		const url = new URL(address);
		if (url.hostname !== CDN_HOST) {
			return {
				note: 'Medium copies this picture to its own servers. The sandbox does not download it.',
			};
		}
		const image = store.images.get(uploadedName(url.pathname));
		if (image === undefined) return { note: 'This picture was not uploaded to this sandbox.' };
		if (!BROWSER_FORMATS.includes(image.contentType)) {
			return {
				note: 'Medium converts TIFF pictures, which browsers cannot show. The sandbox does not convert them.',
			};
		}
		return { src: `/${pictureAddress(image.name)}` };
	};
}

/** The name of a picture: the last segment of its path. Segments with sizes may come before it. */
export function uploadedName(path: string): string {
	const last = path.split('/').at(-1) ?? '';
	return last.replaceAll('%2A', '*').replaceAll('%2a', '*');
}
