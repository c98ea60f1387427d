import type { WorkflowNode } from '../../../sandbox/n8n/rest';
import { startScriptedModel, type ScriptedModel } from '../support/scriptedModel';
import type { Studio } from '../support/studio';

const TITLE = 'A Story by an Agent';

/** The node as a tool of n8n's AI Agent. */
export function serveAgent(get: () => Studio): void {
	describe('an agent', () => {
		let model: ScriptedModel;
		beforeAll(async () => {
			model = await startScriptedModel({ Title: TITLE, Content: 'It was told to write.' });
		});
		afterAll(async () => await model?.stop());

		it('is given the node as a tool, and publishes a draft', async () => {
			const { editor, medium, rest, see } = get();
			const { id, name } = await rest.createCredential('Scripted model', 'openAiApi', {
				apiKey: 'none',
				url: model.url,
				header: false,
			});
			const workflow = await rest.createWorkflow({
				name: 'Agent',
				nodes: agentNodes({ openAiApi: { id, name } }),
				connections: {
					Start: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] },
					Model: {
						ai_languageModel: [[{ node: 'AI Agent', type: 'ai_languageModel', index: 0 }]],
					},
				},
				settings: {},
			});
			await editor.openWorkflow(workflow.id);
			await editor.node('AI Agent').getByTestId('canvas-handle-plus').last().click();
			await editor.searchNodes('medium', /^\s*Tools/);
			await editor.mediumEntry().click();
			await editor.dialog().waitFor();
			await editor.leaveToModel('title');
			await editor.leaveToModel('content');
			await see('agent-1-tool');
			await editor.closeNode();
			await editor.executeWorkflow();
			await see('agent-2-executed');

			expect(new Set(model.offered)).toEqual(new Set(['Create_a_post_in_Medium']));
			const story = (await medium.stories()).find(({ title }) => title === TITLE);
			expect(story).toMatchObject({ publishStatus: 'draft' });
		});
	});
}

function agentNodes(credentials: WorkflowNode['credentials']): WorkflowNode[] {
	return [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: 'agent',
			name: 'AI Agent',
			type: '@n8n/n8n-nodes-langchain.agent',
			typeVersion: 2.2,
			position: [260, 0],
			parameters: { promptType: 'define', text: 'Publish a short story as a draft.', options: {} },
		},
		{
			id: 'model',
			name: 'Model',
			type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
			typeVersion: 1.2,
			position: [200, 220],
			parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
			credentials,
		},
	];
}
