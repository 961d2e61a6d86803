import LotseWeb

/// Where the pages of case files live.
enum CasesPaths {
    static let today = FloorPaths.today
    static let list = Path("faelle", "cases")
    static let new = Path("faelle/neu", "cases/new")

    static let one = Path("faelle/{caseFile}", "cases/{caseFile}")
    static let history = Path("faelle/{caseFile}/verlauf", "cases/{caseFile}/history")
    static let edit = Path("faelle/{caseFile}/angaben", "cases/{caseFile}/details")
    static let status = Path("faelle/{caseFile}/stand", "cases/{caseFile}/status")
    static let takeOver = Path("faelle/{caseFile}/uebernehmen", "cases/{caseFile}/take-over")
    static let handOver = Path("faelle/{caseFile}/uebergabe", "cases/{caseFile}/hand-over")

    static let newPerson = Path("faelle/{caseFile}/personen/neu", "cases/{caseFile}/people/new")
    static let person = Path("faelle/{caseFile}/personen/{person}", "cases/{caseFile}/people/{person}")
    static let removePerson = Path(
        "faelle/{caseFile}/personen/{person}/entfernen",
        "cases/{caseFile}/people/{person}/remove"
    )
    static let newSensitive = Path("faelle/{caseFile}/vertraulich/neu", "cases/{caseFile}/confidential/new")
    static let sensitive = Path("faelle/{caseFile}/vertraulich/{note}", "cases/{caseFile}/confidential/{note}")
    static let removeSensitive = Path(
        "faelle/{caseFile}/vertraulich/{note}/entfernen",
        "cases/{caseFile}/confidential/{note}/remove"
    )

    static let newNeed = Path("faelle/{caseFile}/bedarfe/neu", "cases/{caseFile}/needs/new")
    static let need = Path("faelle/{caseFile}/bedarfe/{need}", "cases/{caseFile}/needs/{need}")
    static let needStatus = Path("faelle/{caseFile}/bedarfe/{need}/stand", "cases/{caseFile}/needs/{need}/status")

    static let newConsultation = Path("faelle/{caseFile}/beratungen/neu", "cases/{caseFile}/consultations/new")
    static let consultation = Path(
        "faelle/{caseFile}/beratungen/{consultation}",
        "cases/{caseFile}/consultations/{consultation}"
    )

    static let notes = Path("faelle/{caseFile}/notizen", "cases/{caseFile}/notes")
    static let newTask = Path("faelle/{caseFile}/aufgaben/neu", "cases/{caseFile}/tasks/new")
    static let task = Path("faelle/{caseFile}/aufgaben/{task}", "cases/{caseFile}/tasks/{task}")
    static let endTask = Path("faelle/{caseFile}/aufgaben/{task}/ende", "cases/{caseFile}/tasks/{task}/end")

    static let newDocument = Path("faelle/{caseFile}/unterlagen/neu", "cases/{caseFile}/documents/new")
    static let document = Path("faelle/{caseFile}/unterlagen/{document}", "cases/{caseFile}/documents/{document}")
    static let removeDocument = Path(
        "faelle/{caseFile}/unterlagen/{document}/entfernen",
        "cases/{caseFile}/documents/{document}/remove"
    )

    static let duplicates = Path("faelle/{caseFile}/dubletten", "cases/{caseFile}/duplicates")
    static let duplicate = Path("faelle/{caseFile}/dubletten/{other}", "cases/{caseFile}/duplicates/{other}")
    static let dismiss = Path(
        "faelle/{caseFile}/dubletten/{other}/verschieden",
        "cases/{caseFile}/duplicates/{other}/different"
    )
    static let undoMerge = Path("faelle/{caseFile}/trennen/{merge}", "cases/{caseFile}/undo-merge/{merge}")

    static let report = Path("bericht", "report")
    static let reportTable = Path("bericht/tabelle", "report/table")
    static let reportRecords = Path("bericht/akten", "report/records")
    static let reportRecordsTable = Path("bericht/akten/tabelle", "report/records/table")
}
