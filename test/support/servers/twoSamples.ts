import type { IncomingMessage, RequestListener } from "node:http";
import { SAMPLE_CREDENTIALS, startSampleServer } from "../../../src/sample";
import { ACME, GLOBEX } from "./twoBusinesses";
import { startModel, type TestModel } from "../model/model";
import { SECRET } from "./scriptedServer";
import type { Business } from "../../../src/model/businesses/businesses";

/** Two businesses with the objects, fields, options, stages and records of the sample one: Globex has other ids. */
export interface TwoSamples {
  readonly model: TestModel;
  readonly acme: Business;
  readonly globex: Business;
  dispose(): Promise<void>;
}

const uuid = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

/** The ids in a text as the other business has them; done twice, it is the same text again. */
export function inOtherBusiness(text: string): string {
  return text.replace(uuid, (id) => (Number.parseInt(id.charAt(0), 16) ^ 0xf).toString(16) + id.slice(1));
}

export async function startTwoSamples(): Promise<TwoSamples> {
  const sample = await startSampleServer({ companies: 30, companiesApi: "records", requestsPerSecond: 1000 });
  const model = await startModel(asTwoBusinesses(sample.baseUrl));
  const { baseUrl, userId } = model.business;
  const add = ({ name, id }: typeof ACME) =>
    model.businesses.add({ name, baseUrl, userId, businessId: id, isSample: false }, SECRET);
  const [acme, globex] = [await add(ACME), await add(GLOBEX)];
  await model.businesses.remove(model.business.key);
  return {
    model,
    acme,
    globex,
    dispose: async () => {
      await model.dispose();
      await sample.close();
    },
  };
}

/** Hands requests to the sample's server, those of Globex with the ids that it knows. */
function asTwoBusinesses(baseUrl: string): RequestListener {
  const { apiKey, userId, businessId } = SAMPLE_CREDENTIALS;
  const headers = { "X-API-Key": apiKey, "X-User-Id": userId, "X-Business-Id": businessId };
  const forward = async (request: IncomingMessage, body: string) => {
    const translate = request.headers["x-business-id"] === GLOBEX.id ? inOtherBusiness : String;
    const { method = "GET", url = "" } = request;
    const answer = await fetch(baseUrl + translate(url.replace(/^\/api/, "")), {
      method,
      headers,
      ...(method === "POST" && { body: translate(body) }),
    });
    return { status: answer.status, text: translate(await answer.text()) };
  };
  return (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      forward(request, body).then(
        ({ status, text }) => response.writeHead(status, { "content-type": "application/json" }).end(text),
        () => response.destroy(),
      );
    });
  };
}
