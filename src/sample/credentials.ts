/** What the sample's server wants in the three headers. */
export interface SampleCredentials {
  readonly apiKey: string;
  readonly userId: string;
  readonly businessId: string;
}

/** Fixed and public: there is nothing to protect, and a copied cURL command is to work with it. */
export const SAMPLE_CREDENTIALS: SampleCredentials = {
  apiKey: "kizen-sample-key",
  userId: "5a3b1c00-0000-4000-8000-000000000001",
  businessId: "5a3b1c00-0000-4000-8000-000000000002",
};

export const SAMPLE_BUSINESS_NAME = "Sample Business";
