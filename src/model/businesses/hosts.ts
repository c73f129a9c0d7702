/** Where Kizen answers, for the features: they know the API only through the model. */
export { environments, parseBaseUrl, type BaseUrlProblem, type CredentialValues } from "../../kizen";
