import requests

API_URL = "<your-answer-ai-host-domain>/api/v1/prediction/<chatflowid>"
API_KEY = "your-api-key"

headers = {
    "Authorization": f"Bearer {API_KEY}",
    "Content-Type": "application/json"
}

data = {
    "question": "What is AnswerAI?",
    "overrideConfig": {
        "sessionId": "unique-session-id"
    }
}

response = requests.post(API_URL, json=data, headers=headers)
print(response.json())
