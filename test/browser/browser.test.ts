import { connectOAuth2 } from './journeys/connectOAuth2';
import { installPackage } from './journeys/installPackage';
import { prepareStory } from './journeys/prepareStory';
import { publishStory } from './journeys/publishStory';
import { readSandboxPages } from './journeys/readSandboxPages';
import { moveOver } from './journeys/moveOver';
import { serveAgent } from './journeys/serveAgent';
import { startOnStory } from './journeys/startOnStory';
import { uploadImage } from './journeys/uploadImage';
import { openStudio, type Studio } from './support/studio';

let studio: Studio;
const get = (): Studio => studio;

beforeAll(async () => {
	studio = await openStudio();
}, 300_000);
/** How each step ends, however it does. */
afterEach(async () => {
	const { currentTestName = '' } = expect.getState();
	await studio?.see(`end of ${currentTestName}`.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 100));
});
afterAll(async () => await studio?.close(), 60_000);

/** One n8n for all of them: what one has made, the next ones find. */
installPackage(get);
publishStory(get);
connectOAuth2(get);
uploadImage(get);
prepareStory(get);
startOnStory(get);
serveAgent(get);
moveOver(get);
readSandboxPages(get);
