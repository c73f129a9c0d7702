/** A small Kizen-shaped server with made-up data, for looking around without a key and for the tests. */
export { SAMPLE_CREDENTIALS, type SampleCredentials } from "./credentials";
export { startSampleInWorker } from "./inWorker";
export { startSampleServer, type Interceptor, type SampleServer, type SampleServerOptions } from "./server";
export type { SampleRequest } from "./sampleRequest";
