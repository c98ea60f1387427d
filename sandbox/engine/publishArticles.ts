/** Publishes articles with this package's node in n8n's engine. */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

import type {
	ICredentialType,
	IDataObject,
	INodeParameters,
	IVersionedNodeType,
} from 'n8n-workflow';

import { findPictures, type Picture, readArticle } from './articles.ts';
import { runWorkflow } from './runWorkflow.ts';
import { singleNode } from './singleNode.ts';
import type { InputItem } from './startNode.ts';

const NODE_TYPE = 'n8n-nodes-medium.medium';

/** What to publish, and how. */
export interface Job {
	/** The built package. */
	packageFolder: string;
	/** Absolute paths of Markdown or HTML files. */
	files: string[];
	/** The parameters of Post → Create. They name the binary field for the article. */
	parameters: INodeParameters;
	/** The access token of the credential. */
	token: string;
}

/** A warning of the node about something that Medium does not keep. */
export interface Warning {
	message: string;
	line?: number;
	whatToDo?: string;
}

/** The result for one file: a story, or why it was not published. */
export type Publication = { file: string } & (
	| { story: { id: string; title: string; url: string }; warnings: Warning[] }
	| { problem: string; whatToDo?: string }
);

/** A readable article and its pictures. */
interface Draft {
	file: string;
	content: Buffer;
	pictures: Picture[];
}

type RunPost = (parameters: INodeParameters, drafts: readonly Draft[]) => Promise<IDataObject[]>;

/** Publishes each file as a story. If one file fails, the others are still published. */
export async function publishArticles(job: Job): Promise<Publication[]> {
	const articles = await Promise.all(job.files.map(readArticle));
	const readable = articles.flatMap((article) =>
		'content' in article ? [{ ...article, pictures: [] }] : [],
	);
	const runPost = loadRunPost(job);
	const drafts = await addPictures(readable, job.parameters, runPost);
	const outputs = drafts.length === 0 ? [] : await runPost(job.parameters, drafts);
	const published = new Map(
		drafts.map(({ file }, index) => [file, describeOutput(file, outputs[index] ?? {})]),
	);
	return articles.map(
		(article) =>
			published.get(article.file) ?? {
				file: article.file,
				problem: 'problem' in article ? article.problem : 'The Medium node did not publish it.',
			},
	);
}

/** Adds the local pictures of each article. Post → Prepare lists the pictures in a text. */
async function addPictures(
	drafts: readonly Draft[],
	parameters: INodeParameters,
	runPost: RunPost,
): Promise<Draft[]> {
	if (drafts.length === 0) return [];
	const prepared = await runPost({ ...parameters, operation: 'prepare' }, drafts);
	return await Promise.all(
		drafts.map(async (draft, index) => {
			const images = (prepared[index]?.['images'] ?? []) as { source: string; kind: string }[];
			const local = images.filter(({ kind }) => kind === 'relative');
			const references = local.map(({ source }) => source);
			return { ...draft, pictures: await findPictures(draft.file, references) };
		}),
	);
}

/** Loads the built package. Returns a function that runs its node with one item per draft. */
function loadRunPost({ packageFolder, token }: Job): RunPost {
	const load = createRequire(join(packageFolder, 'package.json'));
	const { Medium } = load('./dist/nodes/Medium/Medium.node.js') as {
		Medium: new () => IVersionedNodeType;
	};
	const { MediumApi } = load('./dist/credentials/MediumApi.credentials.js') as {
		MediumApi: new () => ICredentialType;
	};
	return async (parameters, drafts) => {
		const { binaryPropertyName } = parameters;
		const field = typeof binaryPropertyName === 'string' ? binaryPropertyName : 'data';
		const { error, items } = await runWorkflow({
			workflow: singleNode({
				name: 'Medium',
				type: NODE_TYPE,
				typeVersion: 2,
				parameters,
				credentials: ['mediumApi'],
				onError: 'continueRegularOutput',
			}),
			nodeTypes: { [NODE_TYPE]: new Medium() },
			credentialTypes: [MediumApi],
			credentials: { mediumApi: { accessToken: token } },
			input: drafts.map((draft) => toItem(draft, field)),
		});
		if (error) throw error;
		return items('Medium').map(({ json }) => json);
	};
}

function toItem({ file, content, pictures }: Draft, field: string): InputItem {
	const files = pictures.map(({ name, content: bytes }, index) => [
		`picture${index + 1}`,
		{ content: bytes, fileName: name },
	]);
	return {
		json: {},
		binary: {
			...(Object.fromEntries(files) as InputItem['binary']),
			[field]: { content, fileName: basename(file) },
		},
	};
}

function describeOutput(file: string, output: IDataObject): Publication {
	const { id, title, url, warnings, error, description } = output;
	if (typeof id === 'string' && typeof title === 'string' && typeof url === 'string') {
		return {
			file,
			story: { id, title, url },
			warnings: (warnings ?? []) as unknown as Warning[],
		};
	}
	return {
		file,
		problem:
			typeof error === 'string' ? error : 'Medium did not confirm that it created the story.',
		...(typeof description === 'string' && { whatToDo: description }),
	};
}
