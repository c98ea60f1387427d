import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

/** What an agent asks of a model, as far as the script goes by it. */
interface ChatRequest {
	messages: Array<{ role: string; content: string | null }>;
	tools?: Array<{
		function: { name: string; parameters: { properties?: Record<string, unknown> } };
	}>;
}

/** A model that speaks OpenAI's chat format and knows one thing to do. */
export interface ScriptedModel {
	/** For the field Base URL of n8n's credential. */
	url: string;
	/** The names of the tools that were offered. */
	offered: string[];
	stop(): Promise<void>;
}

/**
 * Starts a model that calls the first tool it is offered, with the arguments given for those of its
 * parameters that it has, and then says what the tool answered.
 */
export async function startScriptedModel(
	knowledge: Record<string, string>,
): Promise<ScriptedModel> {
	const offered: string[] = [];
	const answer = ({ messages, tools = [] }: ChatRequest): object => {
		offered.push(...tools.map((tool) => tool.function.name));
		const result = messages.find(({ role }) => role === 'tool');
		if (result !== undefined) return says({ content: `Done: ${result.content}` }, 'stop');
		const [tool] = tools;
		if (tool === undefined) return says({ content: 'There is no tool.' }, 'stop');
		const asked = Object.keys(tool.function.parameters.properties ?? {});
		const known = Object.fromEntries(asked.map((name) => [name, knowledge[name]]));
		const call = { name: tool.function.name, arguments: JSON.stringify(known) };
		const calls = [{ id: 'call_1', type: 'function', function: call }];
		return says({ content: null, tool_calls: calls }, 'tool_calls');
	};
	const server = createServer((request, response) => {
		void text(request).then((body) => {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(answer(JSON.parse(body) as ChatRequest)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The model has no port');
	return {
		url: `http://127.0.0.1:${address.port}/v1`,
		offered,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

function says(message: object, finish: string): object {
	return {
		id: 'chat-1',
		object: 'chat.completion',
		created: 0,
		model: 'scripted',
		choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
