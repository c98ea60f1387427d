/**
 * Loaded into n8n's process before n8n itself. Ends n8n and its child processes when the program
 * that started it ends, even after SIGKILL or a crash. That program holds the other end of the pipe
 * on descriptor 3 and never writes to it.
 */
const { Socket } = require('node:net');

const PIPE = 3;
const GRACE = 3000; // ms

const pipe = new Socket({ fd: PIPE, readable: true, writable: false });
pipe.on('error', () => undefined);
pipe.on('close', () => {
	// n8n has its own process group, which includes its task runners.
	process.kill(-process.pid, 'SIGTERM');
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE);
});
pipe.resume();
pipe.unref();
