import type { CommandsOf } from "../../commands";
import type { Businesses } from "../../model/businesses/businesses";
import type { Disposable } from "../../model/event";
import { t } from "../../platform/text/localize";

/** The part of the sample server that the extension needs. */
export interface SampleServer {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Fixed and public: the sample has nothing to protect, and a copied cURL command is to work with it. */
export interface SampleCredentials {
  readonly apiKey: string;
  readonly userId: string;
  readonly businessId: string;
}

export interface SampleModule {
  readonly SAMPLE_CREDENTIALS: SampleCredentials;
  startSampleInWorker(options: { readonly companies: number }): Promise<SampleServer>;
}

/**
 * Runs the sample server while it is needed: started by the first request to a sample business, in each window its
 * own, stopped when the last sample business is removed and with the window.
 */
export class SampleHost implements Disposable {
  readonly #load: () => Promise<SampleModule>;
  readonly #companies: () => number;
  readonly #subscription: Disposable;
  #server: Promise<SampleServer> | undefined;

  /** @param companies how many to serve, asked when the server starts */
  constructor(businesses: Businesses, load: () => Promise<SampleModule>, companies: () => number) {
    this.#load = load;
    this.#companies = companies;
    this.#subscription = businesses.onDidChange(() => {
      if (!businesses.list.some(({ isSample }) => isSample)) this.#stop();
    });
  }

  async baseUrl(): Promise<string> {
    const server = (this.#server ??= this.#load().then((sample) =>
      sample.startSampleInWorker({ companies: this.#companies() }),
    ));
    // A start that failed is not kept: the next request tries again.
    server.catch(() => this.#server === server && (this.#server = undefined));
    return (await server).baseUrl;
  }

  async credentials(): Promise<SampleCredentials> {
    return (await this.#load()).SAMPLE_CREDENTIALS;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#stop();
  }

  #stop(): void {
    this.#server?.then((server) => server.close()).catch(() => undefined);
    this.#server = undefined;
  }
}

export function sampleCommands(
  businesses: Businesses,
  sample: SampleHost,
  show: (businessKey: string) => Promise<void>,
): CommandsOf<"kizen.addSampleBusiness"> {
  return {
    "kizen.addSampleBusiness": async () => {
      let shown = businesses.list.find(({ isSample }) => isSample);
      if (shown) await businesses.setActive(shown.key);
      else {
        const { apiKey, userId, businessId } = await sample.credentials();
        const name = t("Sample Business");
        shown = await businesses.add({ name, baseUrl: "", userId, businessId, isSample: true }, apiKey);
      }
      await show(shown.key);
    },
  };
}
