/** With which a websocket is closed: a number has one meaning, whoever closes. The server's own begin at 4000. */
export const serverCloses = {
  /** Nothing was heard of the desk any more. */
  silent: 4000,
  /** Sign in again. */
  signedOut: 4001,
  /** Come back, to the node that routes. */
  elsewhere: 4002,
  /** A page of another site asked. */
  origin: 4003,
} as const;

/** The desk's own begin at 4100. */
export const deskCloses = {
  /** Nothing was heard of the server any more. */
  silent: 4100,
  /** Something in between was not heard: the next connection begins with a new snapshot. */
  gap: 4101,
  /** Another session stands behind the page. */
  renewed: 4102,
} as const;
