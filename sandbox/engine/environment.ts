/**
 * Isolates n8n-core: its settings and files are below `home`, its encryption key is fixed, and it
 * does not log. Otherwise it reads or creates a file with an encryption key in the user's home
 * folder and writes to the console.
 *
 * Call this before using n8n-core, which reads its settings only once.
 */
export function isolateEngine(home: string): void {
	Object.assign(process.env, {
		N8N_USER_FOLDER: home,
		N8N_ENCRYPTION_KEY: 'only-for-the-sandbox',
		N8N_LOG_LEVEL: 'silent',
	});
}
