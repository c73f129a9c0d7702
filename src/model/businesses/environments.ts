/** Where Kizen answers and as whom, for the features: they know the API only through the model. */
export {
  cleanCredential,
  environments,
  parseBaseUrl,
  type BaseUrlProblem,
  type CredentialProblem,
  type CredentialValues,
} from "../../kizen";
