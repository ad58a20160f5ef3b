"""What pyHanko judges certificates by: the office's roots alone, and revocation data where a certificate names any."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sopdocs.trust import Trust

TIMEOUT = 15


@asynccontextmanager
async def specification(trust: Trust, online: bool) -> AsyncIterator[Any]:
    """The validation specification; only ``online`` lets it ask the addresses that certificates name."""
    if not online:
        yield _specification(trust, None)
        return
    import aiohttp
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT)) as session:
        yield _specification(trust, AIOHttpFetcherBackend(session=session))


def _specification(trust: Trust, backend: Any) -> Any:
    from pyhanko.sign.validation import policy_decl as signing
    from pyhanko_certvalidator.context import CertValidationPolicySpec
    from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
    from pyhanko_certvalidator.registry import SimpleTrustManager
    from pyhanko_certvalidator.revinfo.archival import CRLContainer

    online = signing.RevinfoOnlineFetchingRule
    rules = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=list(trust.roots)),
        revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("hard-fail")),
    )
    gathering = signing.RevocationInfoGatheringSpec(
        online_fetching_rule=online.LOCAL_ONLY if backend is None else online.ALWAYS_FETCH,
        fetcher_backend=backend,
        certificate_fetching_rule=(
            signing.CertificateFetchingRule.NEVER_FETCH
            if backend is None
            else signing.CertificateFetchingRule.FOLLOW_ONLINE_RULE
        ),
    )
    knowledge = signing.LocalKnowledge(
        known_crls=[CRLContainer(each) for each in trust.crls], known_certs=list(trust.others)
    )
    return signing.PdfSignatureValidationSpec(
        signing.SignatureValidationSpec(
            cert_validation_policy=rules, revinfo_gathering_policy=gathering, local_knowledge=knowledge
        )
    )
