package import LotseWeb

/// Where the public intake and the page behind the secret link live.
package enum IntakePaths {
    /// What a request is, and the button that begins one.
    ///
    /// The portal's first door leads here.
    package static let start = Path("anfrage", "request")
    static let begin = Path("anfrage/neu", "request/new")
    /// How to come back to a request, for those who do not have the link at hand.
    package static let own = Path("meine-anfrage", "my-request")
    static let matter = Path("meine-anfrage/{token}", "my-request/{token}")
    static let step = Path("meine-anfrage/{token}/frage/{step}", "my-request/{token}/question/{step}")
    static let submit = Path("meine-anfrage/{token}/senden", "my-request/{token}/send")
    static let discard = Path("meine-anfrage/{token}/loeschen", "my-request/{token}/delete")
    static let withdraw = Path(
        "meine-anfrage/{token}/einwilligungen/{consent}",
        "my-request/{token}/consents/{consent}"
    )
    static let message = Path("meine-anfrage/{token}/nachricht", "my-request/{token}/message")
    static let proposal = Path(
        "meine-anfrage/{token}/vorschlaege/{proposal}",
        "my-request/{token}/proposals/{proposal}"
    )

    /// The requests that nobody has decided about, for staff.
    static let inbox = Path("neue-anfragen", "new-requests")
    static let one = Path("neue-anfragen/{intake}", "new-requests/{intake}")
    static let take = Path("neue-anfragen/{intake}/fallakte", "new-requests/{intake}/case-file")
    static let join = Path("neue-anfragen/{intake}/zuordnen", "new-requests/{intake}/join")
    static let setAside = Path("neue-anfragen/{intake}/zurueckstellen", "new-requests/{intake}/set-aside")
}
