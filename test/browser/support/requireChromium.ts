import { findChromium } from './chromium';

/** Before anything is started: throws what to do where there is no Chromium. */
export default function requireChromium(): void {
	findChromium();
}
