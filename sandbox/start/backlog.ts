/** The stories that examples/publish-a-backlog.json publishes: small and invented. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const THINGS = ['Kettle', 'Ladder', 'Lantern', 'Ferry', 'Orchard', 'Typewriter', 'Weather Vane'];
const PLACES = ['Attic', 'Harbor', 'Library', 'Railway Station', 'Garden'];

/** A Markdown file that begins with its title as a heading. */
interface BacklogFile {
	name: string;
	text: string;
}

function writeStory(thing: string, place: string, number: number): BacklogFile {
	const title = `The ${thing} in the ${place}`;
	const words = title.toLowerCase().replaceAll(' ', '-');
	const paragraphs = [
		`# ${title}`,
		`Nobody remembers who left the ${thing.toLowerCase()} in the ${place.toLowerCase()}. It was there when we came, and it will be there when we have gone.`,
		`This is story ${number} of the backlog. It was written on a quiet day, to be published on another one.`,
	];
	return {
		name: `${String(number).padStart(2, '0')}-${words}.md`,
		text: `${paragraphs.join('\n\n')}\n`,
	};
}

/** 35 stories, more than Medium accepts in three days; always the same ones. */
export function createBacklog(): BacklogFile[] {
	const pairs = PLACES.flatMap((place) => THINGS.map((thing) => ({ thing, place })));
	return pairs.map(({ thing, place }, index) => writeStory(thing, place, index + 1));
}

/** Writes the stories to the subfolder `backlog` of the folder that n8n may read. */
export async function provideBacklog(filesFolder: string): Promise<void> {
	const folder = join(filesFolder, 'backlog');
	await mkdir(folder, { recursive: true });
	await Promise.all(createBacklog().map(({ name, text }) => writeFile(join(folder, name), text)));
}
