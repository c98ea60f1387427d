import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { MediumApi } from '../../../credentials/MediumApi.credentials';
import { MediumOAuth2Api } from '../../../credentials/MediumOAuth2Api.credentials';
import { Medium } from '../../../nodes/Medium/Medium.node';
import { CREDENTIALS, ME, postAnswer, PUBLICATION_ID, USER_ID } from '../../support/mediumNode';
import type { NodeTypeMap } from '../../../sandbox/engine/nodeTypes';
import { runWorkflow } from '../../../sandbox/engine/runWorkflow';
import { type NodeUnderTest, singleNode } from '../../../sandbox/engine/singleNode';
import type { InputItem } from '../../../sandbox/engine/startNode';
import type { WorkflowRun } from '../../../sandbox/engine/workflowRun';
import { loadBuiltInNode } from '../builtInNode';

/** What went over the wire, without what only identifies the client. */
export interface RecordedRequest {
	method: string;
	path: string;
	authorization: string | null;
	/** Of the body; the built-in node names one for requests without any. */
	contentType?: string | null;
	body?: unknown;
}

export interface Behaviour {
	requests: RecordedRequest[];
	run: WorkflowRun;
	/** The JSON of the items that came out. */
	output: IDataObject[];
}

export type Reply = [status: number, body: unknown];

export interface Scenario {
	parameters: IDataObject;
	authentication?: 'accessToken' | 'oAuth2';
	input?: InputItem[];
	settings?: Partial<NodeUnderTest>;
	/** Answers some requests otherwise than Medium does when all is well. */
	answer?: (request: RecordedRequest, nth: number) => Reply | undefined;
}

/** Executes a workflow with n8n's own Medium node and with version 1 of ours, each in n8n-core. */
export async function runBoth(
	scenario: Scenario,
): Promise<{ builtIn: Behaviour; ours: Behaviour }> {
	return {
		builtIn: await observe(scenario, {
			'n8n-nodes-base.medium': await loadBuiltInNode(),
		}),
		ours: await observe(scenario, { 'n8n-nodes-medium.medium': new Medium() }),
	};
}

/** Our credential types serve the built-in node too once the package is installed. */
async function observe(scenario: Scenario, nodeTypes: NodeTypeMap): Promise<Behaviour> {
	const { authentication, parameters, settings, input } = scenario;
	const requests = record(scenario.answer);
	const run = await runWorkflow({
		workflow: singleNode({
			type: Object.keys(nodeTypes)[0]!,
			typeVersion: 1,
			parameters: { ...(authentication === undefined ? {} : { authentication }), ...parameters },
			credentials: [authentication === 'oAuth2' ? 'mediumOAuth2Api' : 'mediumApi'],
			...settings,
		}),
		nodeTypes,
		credentialTypes: [MediumApi, MediumOAuth2Api],
		credentials: CREDENTIALS,
		input,
	});
	nock.cleanAll();
	return { requests, run, output: run.items('Node').map(({ json }) => json) };
}

/** Answers everything that is asked of Medium, and keeps it in the order it came. */
function record(answer: Scenario['answer'] = () => undefined): RecordedRequest[] {
	const requests: RecordedRequest[] = [];
	const reply = async (request: Request): Promise<Reply> => {
		const recorded = await readRequest(request);
		requests.push(recorded);
		return answer(recorded, requests.length) ?? answerAsMedium(recorded);
	};
	nock('https://api.medium.com').persist().get(/.*/).reply(reply).post(/.*/).reply(reply);
	return requests;
}

async function readRequest(request: Request): Promise<RecordedRequest> {
	const { pathname, search } = new URL(request.url);
	const text = await request.text();
	const contentType = request.headers.get('content-type');
	const isJson = contentType?.startsWith('application/json') === true;
	return {
		method: request.method,
		path: pathname + search,
		authorization: request.headers.get('authorization'),
		...(text === '' ? {} : { contentType, body: isJson ? (JSON.parse(text) as unknown) : text }),
	};
}

/** In the order in which Medium lists them. */
export const PUBLICATIONS = [
	{
		id: PUBLICATION_ID,
		name: 'Quiet Machines',
		description: 'On them',
		url: 'https://medium.com/q',
	},
	{ id: 'b1123456789a', name: '', description: '', url: 'https://medium.com/r', imageUrl: null },
	{ id: 'b2123456789a', name: 'Third', description: 'x', url: 'https://third.example' },
];

function answerAsMedium({ path, body }: RecordedRequest): Reply {
	switch (path) {
		case '/v1/me':
			return [200, { data: ME }];
		case `/v1/users/${USER_ID}/publications`:
			return [200, { data: PUBLICATIONS }];
		case `/v1/users/${USER_ID}/posts`:
			return [201, postAnswer(body as IDataObject)];
		case `/v1/publications/${PUBLICATION_ID}/posts`: {
			const { data } = postAnswer(body as IDataObject);
			return [201, { data: { ...(data as IDataObject), publicationId: PUBLICATION_ID } }];
		}
		default:
			return [404, { errors: [{ message: `Nothing at ${path}`, code: 1 }] }];
	}
}
