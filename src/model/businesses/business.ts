/** A Kizen business this installation knows. Its API key is elsewhere, in the credential store. */
export interface Business {
  /** Made here, for good: the same Kizen business may be added under two users. */
  readonly key: string;
  readonly name: string;
  /** Ends in `/api`. Empty for the sample, whose server has another port each time. */
  readonly baseUrl: string;
  readonly userId: string;
  readonly businessId: string;
  readonly isSample: boolean;
  /** Marked by a person as the one in which mistakes are real. */
  readonly isProduction?: boolean | undefined;
}

export type NewBusiness = Omit<Business, "key">;

/** The names of a business's values, those that every business has first. */
export const BUSINESS_FIELDS = [
  "key",
  "name",
  "baseUrl",
  "userId",
  "businessId",
  "isSample",
  "isProduction",
] as const satisfies readonly (keyof Business)[];
