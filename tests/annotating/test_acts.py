"""Marked text with any cue -> its act, polarity and hedge. The expected readings of the tables were written down before any was computed."""

from __future__ import annotations

import pytest
from tests.annotating.marked import article_of, marked
from tests.annotating.test_speech import one

from onrecord.annotating.act_contents import ContentRow, content_act
from onrecord.annotating.act_cues import ActRow
from onrecord.annotating.acts import FrameRow, act_of
from onrecord.annotating.attribution import Attribution
from onrecord.annotating.hedges import hedge_in, hedge_on_cue
from onrecord.annotating.polarity import is_cue_negated
from onrecord.engines.syntax import load_syntax
from onrecord.lexicon import table
from onrecord.lexicon.cues import cue_nouns, cue_verbs
from onrecord.model import Act, Parse, Span, Token


def head_of_cue(parse: Parse, cue: tuple[Span, ...]) -> Token | None:
    inside = [t for s in cue for t in parse.tokens_in(s)]
    return next((t for t in inside if t.pos in ("VERB", "NOUN")), inside[-1] if inside else None)


def reading(case: str) -> tuple[Act, bool, str | None]:
    gold = marked(case)
    parse = load_syntax().parse(article_of(gold.text))
    a = Attribution(gold.spans.get("src", ()), gold.spans.get("cue", ()), gold.spans["con"], "", "test")
    cue = head_of_cue(parse, a.cue)
    return (
        act_of(parse, gold.text, a, cue),
        is_cue_negated(parse, a.cue, cue),
        hedge_in(parse, a.content) or hedge_on_cue(parse, a.cue, cue),
    )


ACTS: list[tuple[str, Act]] = [
    # plain sayings
    ("[src:The harbour master] [cue:said] [con:two tugs had docked].", "say"),
    ("[src:The coach] [cue:also said on Monday that] [con:training starts at nine].", "say"),
    ("[src:The singer] [cue:took to Twitter to say] [con:the tour was off].", "say"),
    ("[src:The baker] [cue:went on to explain that] [con:the oven was new].", "say"),
    ("[con:The lock had been changed], [cue:according to] [src:the porter].", "say"),
    ("[src:The clerk] [cue:pointed out that] [con:the form was green].", "say"),
    ("[src:The museum] [cue:made clear that] [con:the hall would stay shut].", "say"),
    ("[src:The vet] [cue:recounted how] [con:the herd was found].", "say"),
    ("[con:The lift is broken], [src:the tenant] [cue:grumbled].", "accuse"),
    ("[src:The reporter] [cue:asked] [con:whether the lift was safe].", "demand"),
    ('"[con:Was the lift safe?]" [src:the reporter] [cue:asked].', "demand"),
    # confirming
    ("[src:The bank] [cue:confirmed on Friday that] [con:two vaults were opened].", "confirm"),
    ("[src:The driver] [cue:pleaded guilty to] [con:running the light].", "confirm"),
    ("[src:The school] [cue:has acknowledged] [con:the leak].", "confirm"),
    ("[src:The pilot] [cue:owned up to] [con:the error].", "confirm"),
    ("[src:The army]'s [cue:admission that] [con:the shell was its own] came late.", "confirm"),
    ("[src:The ministry] [cue:gave confirmation that] [con:the visa was real].", "confirm"),
    ("[src:The curator] [cue:conceded] [con:the vase was a copy].", "confirm"),
    ("[src:The dean] [cue:admitted to] [con:losing the papers].", "confirm"),
    # denying
    ("[src:The brewery] [cue:has repeatedly denied] [con:watering its beer].", "deny"),
    ("[src:The palace] [cue:dismissed] [con:the rumours of a divorce].", "deny"),
    ("[src:The firm] [cue:brushed off] [con:the allegation].", "deny"),
    ("[src:The miller]'s [cue:denial that] [con:he set the fire] convinced nobody.", "deny"),
    ("[src:The senator] [cue:ruled out] [con:a second run].", "deny"),
    ("[src:The lab] [cue:rejected] [con:the claim that its test was faulty].", "deny"),
    ("[src:Scientists] [cue:cast doubt on] [con:the age of the skull].", "deny"),
    ("[src:The owner] [cue:disputes] [con:the bill].", "deny"),
    ("[src:The envoy] [cue:issued a denial of] [con:the report].", "deny"),
    # claiming
    ("[src:The heirs] [cue:made the case that] [con:the will was forged].", "claim"),
    ("[src:The union] [cue:argued] [con:the pact was void].", "claim"),
    ("There is [src:the sect]'s [cue:assertion that] [con:the moon is hollow].", "claim"),
    ("[src:The smuggler] [cue:falsely claimed that] [con:the crates held fruit].", "claim"),
    ("[src:The guide] [cue:was adamant that] [con:the path was marked].", "claim"),
    ("[src:The actor] [cue:bragged that] [con:he did the jump himself].", "claim"),
    ("[src:Analysts] [cue:said] [con:the merger came too late].", "claim"),
    ("[src:The general] [cue:said] [con:his brigade had retaken the ridge].", "claim"),
    ("[src:The ministry] [cue:said] [con:the strike was lawful].", "claim"),
    ("[src:The club] [cue:said] [con:the reports were baseless].", "claim"),
    ("[src:He] said he [cue:believed] [con:the door was locked].", "claim"),
    # estimating
    ("[src:Insurers] [cue:estimate that] [con:the storm cost two billion crowns].", "estimate"),
    ("[src:The council] [cue:said] [con:about 600 trees had been felled].", "estimate"),
    ("[con:The toll] [cue:was put] at ninety by [src:the army].", "estimate"),
    ("[src:The museum]'s [cue:estimate of] [con:forty stolen coins] proved low.", "estimate"),
    ("[src:Police] [cue:reckon] [con:the gang has thirty members].", "estimate"),
    # accusing
    ("[src:The tenants] [cue:accused] [con:the landlord of cutting the heat].", "accuse"),
    ("[src:The bishop] [cue:condemned] [con:the eviction of the monks].", "accuse"),
    ("[src:The union] [cue:lashed out at] [con:the new rota].", "accuse"),
    ("[src:The striker] [cue:took issue with] [con:the red card].", "accuse"),
    ("[src:The nurse] [cue:made the allegation that] [con:pills were stolen].", "accuse"),
    ("[src:The mayor] [cue:blamed] [con:the contractor for the flood].", "accuse"),
    ("[src:The relatives] [cue:said] [con:the owner had lied about the hull].", "accuse"),
    ("[src:The paper] [cue:mocked] [con:the plan].", "accuse"),
    # promising
    ("[src:The premier] [cue:vowed] [con:to rebuild the pier].", "promise"),
    ("[src:The rail firm] [cue:said] [con:it would refund every ticket].", "promise"),
    ("[src:Her] [cue:pledge to] [con:plant a thousand oaks] was kept.", "promise"),
    ("[src:The mayor] [cue:said] [con:a new school will be built by the lake].", "promise"),
    ('"[con:We will find the boys,]" [src:the chief] [cue:said].', "promise"),
    ("[src:The bank] [cue:gave assurances that] [con:deposits are safe].", "promise"),
    ("[src:The rebels] [cue:threatened] [con:to blow up the dam].", "promise"),
    # demanding
    ("[src:The nurses] [cue:called for] [con:a pay rise].", "demand"),
    ("[src:The envoy] [cue:called on] [con:both sides to halt the shelling].", "demand"),
    ("[src:The judge] [cue:said] [con:the files must be handed over].", "demand"),
    ("[src:The captain] [cue:told] [con:the passengers to leave the deck].", "demand"),
    ("[src:Doctors] [cue:warned against] [con:swimming in the lake].", "demand"),
    ("[src:The widow]'s [cue:plea for] [con:a new trial] was heard.", "demand"),
    ("[src:The minister] [cue:urged] [con:calm].", "demand"),
    ("[src:Parents] [cue:asked for] [con:a later bell].", "demand"),
    ("[src:The engineer] [cue:suggested] [con:closing the lower lock].", "demand"),
    # declining
    ("[src:The owner] [cue:declined to] [con:comment on the sale].", "decline"),
    ("[src:The firm] [cue:did not respond to] [con:a request for comment].", "decline"),
    ("[src:The police] [cue:would not say] [con:how many were held].", "decline"),
    ("[src:The board] [cue:rejected] [con:an offer from its rival].", "decline"),
    ("[src:The poet] [cue:refused to rule out] [con:a return].", "decline"),
    ("[src:The school]'s [cue:refusal to] [con:name the teacher] angered parents.", "decline"),
    # praising
    ("[src:The king] [cue:thanked] [con:the pilots for the airlift].", "praise"),
    ("[src:The critic] [cue:hailed] [con:the debut].", "praise"),
    ("[src:The queen] [cue:paid tribute to] [con:the miners].", "praise"),
    ('"[con:These medics showed courage and dedication,]" [src:the mayor] [cue:said].', "praise"),
    ("[src:The guild] [cue:congratulated] [con:the winner].", "praise"),
    # predicting
    ("[src:Forecasters] [cue:expect] [con:frost by Sunday].", "predict"),
    ("[src:The doctor] [cue:warned that] [con:the wells were drying up].", "predict"),
    ("[src:The bank] [cue:said] [con:prices would fall in spring].", "predict"),
    ("[src:Farmers] [cue:fear that] [con:the dam could burst].", "predict"),
    ("[src:The office]'s [cue:forecast that] [con:the frost would hold] was wrong.", "predict"),
    # intending
    ("[src:The council] [cue:plans to] [con:sell the mill].", "intend"),
    ("[src:The owner] [cue:is eager to] [con:sell the mill].", "intend"),
    ("[src:The airline] [cue:wants] [con:a second hub].", "intend"),
    ("[src:The duo] [cue:announced plans for] [con:a third album].", "intend"),
    ("[src:The state]'s [cue:decision to] [con:close the mine] stands.", "intend"),
    ("[src:The chef] [cue:hankers to] [con:open a stall].", "intend"),
    # feeling
    ("[src:The villagers] [cue:hope] [con:the school reopens].", "feel"),
    ("[src:The crew] [cue:was worried about] [con:the fog].", "feel"),
    ("[src:The guild] [cue:supports] [con:the ban].", "feel"),
    ("[src:The envoy] [cue:expressed concern about] [con:the arrests].", "feel"),
    ("[src:The captain] [cue:thinks] [con:the reef has moved].", "claim"),
    ("[src:Her] [cue:belief that] [con:the house is haunted] is firm.", "feel"),
    ("[src:The actress] [cue:prefers] [con:the stage].", "feel"),
    ("[src:Residents] [cue:voiced fears that] [con:the well was poisoned].", "feel"),
]


@pytest.mark.parametrize(("case", "act"), ACTS, ids=[case for case, _ in ACTS])
def test_act(case: str, act: Act) -> None:
    assert reading(case)[0] == act


PRINTED: list[tuple[str, str, Act, bool]] = [
    ("The airline said it would cut forty routes next year.", "cut forty", "promise", False),
    ("Lawyers for the singer said the contract had expired.", "contract", "claim", False),
    ("The mayor said that residents should boil their water.", "boil", "demand", False),
    ("Health officials said at least 40 people had fallen ill.", "ill", "estimate", False),
    ("Health officials said at least 4 of the 60 wells had been shut.", "shut", "say", False),
    ("The firm said it had paid 3 million crowns (about $400,000) in May.", "May", "say", False),
    ("The line said children under seven travelled free.", "free", "say", False),
    ("The mayor said she would like to read the receipt.", "receipt", "say", False),
    ("The board called the offer an insult.", "insult", "claim", False),
    ("The mayor described the raid as a farce.", "farce", "claim", False),
    ("Police said a man had been arrested near the station.", "arrested", "say", False),
    ("The company apologised for the delay, saying a valve had frozen.", "valve", "say", False),
    ("Neighbours complained that the bins were never emptied.", "bins", "accuse", False),
    ("The union has threatened to strike over pay.", "strike", "promise", False),
    ("The court dismissed the appeal on Tuesday.", "appeal", "decline", False),
    ("The drugmaker declined to comment on the lawsuit.", "comment", "decline", False),
    ("The governor hailed the firefighters as heroes.", "firefighters", "praise", False),
    ("Scientists warned that the glacier could vanish within a decade.", "glacier", "predict", False),
    ("The striker admitted handling the ball.", "handling", "confirm", False),
    ("The minister has not confirmed the resignation.", "resignation", "confirm", True),
    ("The hospital has yet to say how many patients were affected.", "patients", "say", True),
    ("The hospital would not say how many patients were affected.", "patients", "decline", False),
    ("The hospital did not respond to a request for comment.", "request", "decline", False),
    ("\"Who closed the ward?\" the nurse said.", "ward", "demand", False),
    ("\"Who closed the ward? It was open,\" the nurse said.", "ward", "say", False),
    ("The chairman accused rivals of spreading lies.", "rivals", "accuse", False),
    ("The retailer plans to hire 500 workers.", "hire", "intend", False),
    ("Villagers fear the levee will break.", "levee", "predict", False),
    ("The envoy welcomed the truce.", "truce", "praise", False),
    ('"We must act before winter," the commissioner told reporters.', "winter", "demand", False),
    ('"I am proud of these brave nurses," the director said.', "nurses", "praise", False),
    ('"It was a dark day," the coach said.', "dark", "say", False),
    ("The rebels claimed responsibility for the blast.", "responsibility", "claim", False),
    ("A spokesman insisted the talks were on track.", "talks", "claim", False),
    ("The regulator ordered the firm to recall the toys.", "recall", "demand", False),
    ("The firm denied that the toys were toxic.", "toxic", "deny", False),
    ("The firm did not deny that the toys were toxic.", "toxic", "deny", True),
    ("The party rejected allegations of vote-buying.", "allegations", "deny", False),
    ("The party rejected a proposal to merge.", "proposal", "decline", False),
    ("Economists expect rates to rise in March.", "rates", "predict", False),
    ("The navy estimated that 30 boats had sunk.", "boats", "estimate", False),
    ("The witness testified that the light was red.", "light", "say", False),
    ("The bishop urged worshippers to stay home.", "home", "demand", False),
    ("The army said its troops had seized control of the airport.", "airport", "claim", False),
    ("The group said the detention was politically motivated.", "detention", "claim", False),
    ("Ministers agreed to share the data.", "share", "promise", False),
    ("Experts say the bridge was poorly built.", "bridge", "claim", False),
    ("The board acknowledged that the audit was late.", "audit", "confirm", False),
    ("The pilot reportedly told the tower that an engine had failed.", "engine", "say", False),
    ("The mayor thanked volunteers for clearing the streets.", "volunteers", "praise", False),
    ("The senator blamed the outage on poor wiring.", "outage", "accuse", False),
    ("The agency dismissed as nonsense a report that the dam had cracked.", "report", "deny", False),
    ("The director condemned the arrests.", "arrests", "accuse", False),
    ("The minister asked whether the vaccine was safe.", "vaccine", "demand", False),
    ("The singer said she was sorry for missing the show.", "sorry", "say", False),
    ("The mine's owner said the reports were false.", "reports", "claim", False),
    ("The king's promise to visit the island was kept.", "visit", "promise", False),
    ("The paper's claim that the duke was ill was denied.", "duke", "claim", False),
    ("Officials said the ferry would resume service on Monday.", "ferry", "say", False),
    ("The ministry said schools will be closed on Friday.", "schools", "promise", False),
    ("The club announced plans to rebuild the stand.", "rebuild", "intend", False),
    ("The tribe supports the new park.", "park", "feel", False),
    ("No one at the plant confirmed the leak.", "leak", "confirm", True),
    ("Analyst Vera Lund said the merger had come too late.", "merger", "claim", False),
    ("The coach said the keeper would have the last word.", "keeper", "say", False),
    ("Although the port has said the pier is open, no ship has docked.", "pier", "claim", False),
]
"""Plain text, words of the content, act, negated: with the extractor's own cues."""


@pytest.mark.parametrize(("text", "holds", "act", "negated"), PRINTED, ids=[row[0] for row in PRINTED])
def test_act_of_printed_news(text: str, holds: str, act: Act, negated: bool) -> None:
    statement = one(text, holds)
    assert statement.cue is not None
    assert (statement.cue.act, statement.negated) == (act, negated)


NEGATED: list[tuple[str, bool]] = [
    ("[src:The port] [cue:did not confirm] [con:how many were aboard].", True),
    ("[src:The port] [cue:has yet to confirm] [con:the loss].", True),
    ("[src:The port] [cue:has yet to deny] [con:the loss].", True),
    ("[src:The port] [cue:neither confirmed] nor denied [con:the loss].", True),
    ("[src:The port] neither confirmed [cue:nor denied] [con:the loss].", True),
    ("[src:The port] had not confirmed [cue:or denied] [con:the loss].", True),
    ("[src:Nobody at the port] [cue:said] [con:the gate was shut].", True),
    ("[src:No official] [cue:has confirmed] [con:the loss].", True),
    ("[src:The port] [cue:made no mention of] [con:the loss].", True),
    ("[src:The port] [cue:failed to mention] [con:the loss].", True),
    ("[src:The port] [cue:never said] [con:the gate was shut].", True),
    ("[src:The port] [cue:could not independently verify] [con:the count].", True),
    ("[src:The port] left without [cue:confirming] [con:the loss].", True),
    ("[src:The port] [cue:stopped short of confirming] [con:the loss].", True),
    ("[src:The port] [cue:was unable to confirm] [con:the loss].", True),
    ("[src:The port] [cue:did not say] [con:whether the gate was shut].", True),
    ("[src:The port] [cue:denied] [con:the loss].", False),
    ("[src:The port] [cue:said] [con:the gate was not shut].", False),
    ("[src:The port] [cue:said] [con:no gate was shut].", False),
    ("[src:The port] [cue:said] [con:it had not confirmed the loss].", False),
    ("[src:The port] [cue:confirmed] [con:that nobody was hurt].", False),
    ("[src:The port] [cue:declined to comment on] [con:the loss].", False),
    ("[src:The port] [cue:refused to rule out] [con:a strike].", False),
    ("[src:The port] not only [cue:confirmed] [con:the loss] but gave the names.", False),
    ("[src:The port] had no lights but [cue:confirmed] [con:the loss].", False),
    ("[src:The port] did not fail to [cue:mention] [con:the loss].", False),
    ("[src:The man who had not paid] [cue:said] [con:the gate was shut].", False),
]


@pytest.mark.parametrize(("case", "negated"), NEGATED, ids=[case for case, _ in NEGATED])
def test_negation(case: str, negated: bool) -> None:
    assert reading(case)[1] is negated


HEDGED: list[tuple[str, str | None]] = [
    ("[src:The port] [cue:said] [con:it appears that the gate was shut].", "it appears"),
    ("[src:The port] [cue:reportedly said] [con:the gate was shut].", "reportedly"),
    ("[src:The port] [cue:appeared to confirm] [con:the loss].", "appeared"),
    ("[src:The port] [cue:said] [con:the gate was allegedly shut].", "allegedly"),
    ("[src:The port] [cue:said] [con:the gate may have been shut].", "may"),
    ("[src:The port] [cue:said] [con:it is possible that the gate was shut].", "possible"),
    ("[src:The port] [cue:said] [con:the thief is rumoured to have fled].", "rumoured"),
    ("[src:The port] [cue:said] [con:the gate was shut].", None),
    ("[src:The port] [cue:said] [con:divers had reported a leak in the gate].", None),
    ("[src:The port] [cue:said] [con:the man who may come was welcome].", None),
]


@pytest.mark.parametrize(("case", "hedge"), HEDGED, ids=[case for case, _ in HEDGED])
def test_hedge(case: str, hedge: str | None) -> None:
    assert reading(case)[2] == hedge


def cue_in(parse: Parse, word: str, pos: tuple[str, ...]) -> Token:
    return next(t for t in parse.tokens if t.lemma.lower() == word and t.pos in pos)


_POS = {"verb": ("VERB",), "phrase": ("VERB",), "noun": ("NOUN",), "adjective": ("ADJ",)}


@pytest.mark.parametrize("row", [r for r in table("acts", ActRow) if r.kind in _POS], ids=lambda r: f"{r.kind}-{r.act}")
def test_an_act_row_in_its_example(row: ActRow) -> None:
    parse = load_syntax().parse(article_of(row.example))
    cue = cue_in(parse, row.words[0].split()[0], _POS[row.kind])
    quoted = row.example.startswith('"')
    rest = Span(1, row.example.index('"', 1)) if quoted else Span(parse.tokens[cue.i + 1].start, parse.tokens[-1].start)
    a = Attribution((), (Span(cue.start, cue.end),), (rest,), "", "test")
    assert act_of(parse, row.example, a, cue) == row.act


@pytest.mark.parametrize(("kind", "act", "where"), [("judge", "claim", "Analysts"), ("outlet", "say", "State radio")])
def test_a_plain_saying_of_this_source(kind: str, act: Act, where: str) -> None:
    row = next(r for r in table("acts", ActRow) if r.kind == kind)
    assert row.example.startswith(where)
    said = row.example.index(" said ")
    case = f"[src:{where}]{row.example[len(where) : said]} [cue:said] [con:{row.example[said + 6 : -1]}]."
    assert reading(case)[0] == act == row.act


def test_a_wrapper_leads_to_the_cue_in_it() -> None:
    assert reading("[src:The keeper] [cue:began to insist that] [con:the lamp was lit].")[0] == "claim"


@pytest.mark.parametrize("row", table("frames", FrameRow), ids=lambda r: f"{r.lemmas[0]}-{r.complement}")
def test_a_frame_row_in_its_example(row: FrameRow) -> None:
    parse = load_syntax().parse(article_of(row.example))
    cue = next(t for t in parse.tokens if t.lemma.lower() in row.lemmas and t.pos == "VERB")
    end = parse.tokens[-1].start
    quoted = row.example.startswith('"')
    after = parse.tokens[cue.i + 1]
    start = after.end + 1 if after.lower in ("that", "to") and row.complement in ("clause", "future", "negated") else after.start
    content = Span(1, row.example.index('"', 1)) if quoted else Span(start, end)
    a = Attribution((), (Span(cue.start, cue.end),), (content,), "", "test")
    assert act_of(parse, row.example, a, cue) == row.act


@pytest.mark.parametrize("row", table("contents", ContentRow), ids=lambda r: f"{r.act}-{r.words[0]}")
def test_a_content_row_in_its_example(row: ContentRow) -> None:
    parse = load_syntax().parse(article_of(row.example))
    if row.example.startswith('"'):
        span = Span(1, row.example.index('"', 1))
    else:
        said = row.example.index(" said ") + 6
        span = Span(said, len(row.example) - 1)
    assert content_act(parse, row.example, (span,)) == row.act


def test_no_cue_word_has_two_acts() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in table("acts", ActRow):
        for word in row.words:
            assert (row.kind, word) not in seen, word
            seen[row.kind, word] = row.act
    assert not {w for kind, w in seen if kind == "verb"} & set(cue_verbs())
    assert not {w for kind, w in seen if kind == "noun"} & set(cue_nouns())
