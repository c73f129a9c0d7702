/** Events are the same for the client and for everything above it. */
export { Emitter, type Disposable, type Event } from "../kizen";
