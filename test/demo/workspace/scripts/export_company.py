"""Writes one company of Kizen to a file, for support tickets."""

import json
import os
import sys
import urllib.request

BASE_URL = os.environ.get("KIZEN_BASE_URL", "https://app.go.kizen.com/api")
DEFAULT_COMPANY = "daa66dd3-af55-4ada-836e-00c075f3e709"  # Sage Foods GmbH


def fetch_company(company_id):
    request = urllib.request.Request(
        f"{BASE_URL}/company/{company_id}",
        headers={
            "X-API-KEY": os.environ["KIZEN_API_KEY"],
            "X-USER-ID": os.environ["KIZEN_USER_ID"],
            "X-BUSINESS-ID": os.environ["KIZEN_BUSINESS_ID"],
        },
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


if __name__ == "__main__":
    company = fetch_company(sys.argv[1] if len(sys.argv) > 1 else DEFAULT_COMPANY)
    with open(f"{company['id']}.json", "w", encoding="utf-8") as file:
        json.dump(company, file, indent=2)
