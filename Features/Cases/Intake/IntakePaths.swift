package import LotseWeb

/// Where the public intake and the page behind the secret link live.
package enum IntakePaths {
    /// What a request is, and the button that begins one.
    ///
    /// The portal's first door leads here.
    package static let start = Path("anliegen", "request")
    static let begin = Path("anliegen/neu", "request/new")
    static let matter = Path("mein-anliegen/{token}", "my-request/{token}")
    static let step = Path("mein-anliegen/{token}/frage/{step}", "my-request/{token}/question/{step}")
    static let submit = Path("mein-anliegen/{token}/senden", "my-request/{token}/send")
    static let discard = Path("mein-anliegen/{token}/loeschen", "my-request/{token}/delete")
    static let withdraw = Path(
        "mein-anliegen/{token}/einwilligungen/{consent}",
        "my-request/{token}/consents/{consent}"
    )
    static let message = Path("mein-anliegen/{token}/nachricht", "my-request/{token}/message")
    static let proposal = Path(
        "mein-anliegen/{token}/vorschlaege/{proposal}",
        "my-request/{token}/proposals/{proposal}"
    )

    /// The requests that nobody has decided about, for staff.
    static let inbox = Path("neue-anliegen", "new-requests")
    static let one = Path("neue-anliegen/{intake}", "new-requests/{intake}")
    static let take = Path("neue-anliegen/{intake}/fallakte", "new-requests/{intake}/case-file")
    static let join = Path("neue-anliegen/{intake}/zuordnen", "new-requests/{intake}/join")
    static let setAside = Path("neue-anliegen/{intake}/zurueckstellen", "new-requests/{intake}/set-aside")
}
