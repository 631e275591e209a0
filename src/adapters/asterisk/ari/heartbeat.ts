import type { WebSocket } from 'ws';

const missesAllowed = 2;

/**
 * Pings the other end and breaks the connection after two unanswered pings: a half-open TCP connection would else look
 * alive for minutes while Asterisk's events go nowhere.
 */
export function startHeartbeat(socket: WebSocket, everyMs: number): () => void {
  let unanswered = 0;
  socket.on('pong', () => {
    unanswered = 0;
  });
  const timer = setInterval(() => {
    if (unanswered >= missesAllowed) {
      socket.terminate();
      return;
    }
    unanswered += 1;
    socket.ping();
  }, everyMs);
  return () => clearInterval(timer);
}
